using Hyperlane.Templates.Manifest;

var root = Repository.FindRoot(Environment.CurrentDirectory);
foreach (var file in ManifestRenderer.Render(File.ReadAllText(Path.Combine(root, "template.json"))))
{
    var path = Path.Combine(root, file.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, file.Content);
    Console.WriteLine(file.Path);
}
