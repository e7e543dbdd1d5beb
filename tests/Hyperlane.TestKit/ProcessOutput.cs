namespace Hyperlane.TestKit;

/// <summary>What a finished process left behind.</summary>
public sealed record ProcessOutput(string Command, int ExitCode, string Text)
{
    /// <summary>Itself when the process succeeded; otherwise the test fails and shows what the process wrote.</summary>
    public ProcessOutput EnsureSuccess() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"{Command}\nexit code {ExitCode}\n{Text}");
}
