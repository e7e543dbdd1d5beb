using System.ComponentModel;

namespace Hyperlane.TestKit;

/// <summary>The C compiler that publishing to native code links with.</summary>
public static class NativeLinker
{
    // Those that the SDK looks for, in its order.
    private static readonly string[] Compilers = ["clang", "gcc"];

    /// <summary>Skips the test where nothing can be linked, or fails it under CI.</summary>
    public static async Task RequireAsync()
        => Installed.Require(await LinksAsync()
            ? null
            : "Native code needs clang or gcc to be linked. On Debian: apt-get install clang zlib1g-dev");

    /// <summary>Whether one of them makes a program, for which it needs the C library's files too.</summary>
    private static async Task<bool> LinksAsync()
    {
        using var folder = new TestFolder();
        folder.Write("empty.c", "int main(void) { return 0; }\n");
        foreach (var compiler in Compilers)
        {
            try
            {
                return (await ChildProcess.RunAsync(compiler, ["empty.c", "-o", "empty"], folder.Path,
                    TimeSpan.FromMinutes(1))).ExitCode == 0;
            }
            catch (Win32Exception)
            {
                // It is not on this machine.
            }
        }

        return false;
    }
}
