namespace Hyperlane.Tests.Endpoints.Validation;

/// <summary>What resources compile to.</summary>
public static class Words
{
    public static string TooLong => "{0} ist länger als {1}";

    public static string Code => "Der Code";
}
