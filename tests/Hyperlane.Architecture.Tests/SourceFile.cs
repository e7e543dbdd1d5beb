using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Architecture.Tests;

/// <summary>A source file of the SDK.</summary>
internal sealed class SourceFile
{
    /// <summary>The folder of the SDK.</summary>
    public static readonly string Sdk = typeof(SourceFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "SdkFolder").Value!;

    private readonly CompilationUnitSyntax _root;
    private readonly string _path;

    private SourceFile(string path)
    {
        _path = Path.GetRelativePath(Sdk, path).Replace('\\', '/');
        var text = File.ReadAllText(path);
        Lines = text.TrimEnd().Split('\n').Length;
        _root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
    }

    public static IReadOnlyList<SourceFile> All { get; } = [.. Directory.EnumerateFiles(Sdk, "*.cs", SearchOption.AllDirectories)
        .Where(IsOurs).Order(StringComparer.Ordinal).Select(path => new SourceFile(path))];

    /// <summary>The project, which is the first folder.</summary>
    public string Project => _path.Split('/')[0];

    /// <summary>The file's name up to the first dot: "HttpContext" of HttpContext.Answers.cs.</summary>
    public string Name => Path.GetFileName(_path).Split('.')[0];

    /// <summary>Its folder, from the folder of the SDK on: "Hyperlane/Http/Parsing".</summary>
    public string Folder => Path.GetDirectoryName(_path)!.Replace('\\', '/');

    /// <summary>
    /// What its folders say that its namespace must be. What a user writes is not spread over many namespaces: some folders have that of
    /// the folder above.
    /// </summary>
    public string FolderNamespace
        => (Rooms.SharesNamespace(Folder) ? Path.GetDirectoryName(Folder)! : Folder).Replace('/', '.').Replace('\\', '.');

    /// <summary>What its namespace is; if there is none or several, they are named with commas between.</summary>
    public string Namespace
        => string.Join(", ", _root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            .Select(declaration => declaration.Name.ToString()));

    public IEnumerable<string> Usings
        => _root.DescendantNodes().OfType<UsingDirectiveSyntax>().Select(directive => directive.NamespaceOrType.ToString());

    /// <summary>All but what stands in for types of a newer framework, which must have their names and namespaces.</summary>
    private static bool IsOurs(string path) => Path.GetFileName(Path.GetDirectoryName(path)) != "Compatibility";

    /// <summary>The types that are not within other types.</summary>
    public IReadOnlyList<string> Types =>
    [
        .. _root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax type => type.Identifier.Text,
                _ => null,
            })
            .OfType<string>(),
    ];

    public int Lines { get; }

    public override string ToString() => _path;
}
