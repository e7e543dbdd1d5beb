namespace Hyperlane.Generator.Checking;

/// <summary>Where the page of a mistake is: in the package, beside what told of it, so that it fits the version and needs no network.</summary>
internal static class Pages
{
    /// <summary>The package, from the folder of the generator: analyzers/dotnet/cs.</summary>
    private const string FromHere = "../../../docs/diagnostics/";

    public static string? Of(string id)
        => typeof(Pages).Assembly.Location is { Length: > 0 } here ? new Uri(new Uri(here), $"{FromHere}{id}.md").AbsoluteUri : null;
}
