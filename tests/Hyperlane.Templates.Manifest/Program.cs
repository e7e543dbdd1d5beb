using System.CommandLine;
using Hyperlane.Templates.Manifest;

var command = new RootCommand(
    "Writes templates/*/.template.config from template.json, which lies at the root of the repository around the current folder.");
command.SetAction(_ => Render());
return command.Parse(args).Invoke();

static void Render()
{
    var root = Repository.FindRoot(Environment.CurrentDirectory);
    foreach (var file in ManifestRenderer.Render(File.ReadAllText(Path.Combine(root, "template.json"))))
    {
        var path = Path.Combine(root, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file.Content);
        Console.WriteLine(file.Path);
    }
}
