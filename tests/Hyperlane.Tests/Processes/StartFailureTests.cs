using System.Diagnostics;

namespace Hyperlane.Tests.Processes;

/// <summary>
/// What somebody sees who starts a program that cannot start: a sentence and exit code 1, wherever in Program.cs it failed.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class StartFailureTests
{
    [Theory]
    [InlineData("sentence", "", "The database was written by a newer version.")]
    [InlineData("socket", "", "No cache at 127.0.0.1:1.")]
    [InlineData("file", "", "The app cannot start: Could not find a part of the path '")]
    [InlineData("database", "", "The app cannot start: SQLite Error 26: 'file is not a database'. At all.")]
    [InlineData("setting", "--Cache:Timeout=soon", "The setting Cache:Timeout is 'soon', which is not a time such as 00:00:30.")]
    [InlineData("none", "--Hyperlane:Limits:MaxBodyBytes=much", "The setting Hyperlane:Limits:MaxBodyBytes is 'much', which is not a whole number.")]
    [InlineData("none", "--Hyperlane:Limits:MaxBodyBytes=-1", "The setting Hyperlane:Limits:MaxBodyBytes is -1; it must be at least 0.")]
    [InlineData("none", "--Hyperlane:Rooms:MaxRoomsPerConnection=0", "The setting Hyperlane:Rooms:MaxRoomsPerConnection is 0; it must be at least 1.")]
    [InlineData("none", "--Hyperlane:Limits:HeadTimeout=-00:00:01", "The setting Hyperlane:Limits:HeadTimeout is -00:00:01; it must not be negative.")]
    [InlineData("none", "--Hyperlane:Transport=Pigeon", "The setting Hyperlane:Transport is 'Pigeon', which is not one of the values of TransportKind.")]
    [InlineData("none", "--Hyperlane:RescueBlockedLoops=perhaps", "The setting Hyperlane:RescueBlockedLoops is 'perhaps', which is not true or false.")]
    [InlineData("none", "--Hyperlane:AllowedHosts=a:80", "The setting Hyperlane:AllowedHosts is wrong: 'a:80' is no host.")]
    [InlineData("none", "--Hyperlane:MediaTypes:.glb=model", "The setting Hyperlane:MediaTypes:.glb is 'model', which is no media type; ")]
    [InlineData("none", "--Hyperlane:MediaTypes:tar.gz=application/gzip", "The setting Hyperlane:MediaTypes is wrong: 'tar.gz' is no extension of a file; ")]
    [InlineData("none", "--Logging:LogLevel:Default=Loud", "A setting of the section Logging is wrong: Configuration value 'Loud' is not supported.")]
    [InlineData("none", "-x=1", "The command line cannot be read: ")]
    [InlineData("none", "--contentRoot=/nowhere/at/all", "The app cannot start: ")]
    [InlineData("none", "--urls=http://192.0.2.1:80", "Cannot listen on http://192.0.2.1:80: ")]
    [InlineData("none", "--Hyperlane:Certificates:Default:Path=none.pfx", "")]
    public async Task It_is_one_sentence(string how, string argument, string expected)
    {
        if (expected.Length == 0)
        {
            argument += ";--urls=https://127.0.0.1:0";
        }

        var (code, error) = await RunAsync(how, argument.Split(';'));

        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_file_of_settings_that_cannot_be_read_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("hyperlane-start-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{\n  \"a\": 1,\n  b\n}");

            var (code, error) = await RunAsync("none", $"--contentRoot={folder}");

            Assert.StartsWith($"The app cannot start: Failed to load configuration from file '{folder}/appsettings.json'. 'b' is an invalid start of a property name.", error, StringComparison.Ordinal);
            Assert.Contains("LineNumber: 2", error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd('\n').Split('\n'));
            Assert.Equal(1, code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_service_may_refuse_too()
    {
        var (code, error) = await RunAsync("service");

        Assert.Equal(("The queue is full.", 1), (error.TrimEnd(), code));
    }

    [Fact]
    public async Task A_defect_shows_its_stack()
    {
        var (code, error) = await RunAsync("defect");

        Assert.Contains("InvalidOperationException: a defect", error, StringComparison.Ordinal);
        Assert.Contains("at Program", error, StringComparison.Ordinal);
        Assert.True(code is not (0 or 1));
    }

    private static async Task<(int Code, string Error)> RunAsync(string how, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hyperlane.Tests.Starting.dll"), how,
            "--urls=http://127.0.0.1:0", .. arguments.Where(argument => argument.Length > 0)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,

            // A folder without settings, so that those of the tests are none of this program's.
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["DOTNET_DbgEnableMiniDump"] = "0" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(120));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await output;
        return (process.ExitCode, error);
    }
}
