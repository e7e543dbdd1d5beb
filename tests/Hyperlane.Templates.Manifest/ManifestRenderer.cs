using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Manifest;

/// <summary>Turns the root template.json into the .template.config of every template.</summary>
public static class ManifestRenderer
{
    // The part of the manifest, and the file the template engine knows it by.
    private static readonly (string Part, string File)[] Parts =
    [
        ("template", "template.json"),
        ("cli", "dotnetcli.host.json"),
        ("ide", "ide.host.json"),
    ];

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All files of all templates.</summary>
    public static IEnumerable<RenderedFile> Render(string manifest)
    {
        var root = JsonNode.Parse(manifest)!.AsObject();
        var shared = root["shared"]!.AsObject();
        foreach (var (template, own) in root["templates"]!.AsObject())
        {
            foreach (var (part, file) in Parts)
            {
                var merged = JsonMerge.Merge(shared[part], own![part]) ?? new JsonObject();
                yield return new($"templates/{template}/.template.config/{file}", merged.ToJsonString(Format) + "\n");
            }
        }
    }
}
