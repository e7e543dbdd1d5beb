using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Tests.Samples;

/// <summary>What kind of code a sample is, and the file that it becomes.</summary>
internal sealed partial class SampleSource
{
    private readonly string _usings;
    private readonly string _text;
    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private readonly Kind _kind;

    public SampleSource(string text)
    {
        text = Arrow().Replace(Body().Replace(text, match => Unwritten(match, "{ ", " }")), match => Unwritten(match, "=> ", ";", isArrow: true));
        var root = SyntaxFactory.ParseCompilationUnit(text, options: Compiled.Parse);
        _usings = string.Concat(root.Usings.Select(one => one.ToFullString()));
        _text = text[(root.Usings.Count == 0 ? 0 : root.Usings.Last().FullSpan.End)..];
        _kind = text.Contains("TestApp.", StringComparison.Ordinal) && root.Members.FirstOrDefault() is GlobalStatementSyntax ? Kind.Test
            : root.Members.Any(IsMember) ? Kind.Members
            : root.Members.OfType<GlobalStatementSyntax>().Any() ? Kind.Statements
            : Kind.Types;
        Declares = root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text).ToHashSet();
        IsStarted = _kind == Kind.Statements && Named().IsMatch(text);
    }

    private enum Kind
    {
        Types,
        Statements,
        Members,
        Test,
    }

    /// <summary>The types in it.</summary>
    public IReadOnlySet<string> Declares { get; }

    /// <summary>Whether it is a program, or the part of one, that declares an app.</summary>
    public bool IsStarted { get; }

    public bool IsProgram => _kind == Kind.Statements;

    /// <summary>Lets it have a variable; false if it had that already.</summary>
    public bool Add(string variable) => _variables.Add(variable);

    /// <summary>Nobody has to say how a sample ends that declares an app.</summary>
    public string ToFile()
    {
        var variables = _variables.Select(name => (Name: name, Value: StandIns.VariableOf(name)!.Value));
        var locals = string.Concat(variables.Select(one => $"{one.Value.Type} {one.Name} = {one.Value.Value};\n"));
        var fields = string.Concat(variables.Select(one => $"private readonly {one.Value.Type} {one.Name} = {one.Value.Value};\n"));
        var split = _kind == Kind.Statements && TypeStart().Match(_text) is { Success: true } types ? types.Index : _text.Length;
        return _kind switch
        {
            Kind.Types => _usings + _text,
            Kind.Statements when IsStarted && !_text.Contains(".RunAsync()", StringComparison.Ordinal)
                => $"{_usings}{locals}{_text[..split]}\nawait app.RunAsync();\n{_text[split..]}",
            Kind.Statements => _usings + locals + _text,
            Kind.Members => $"{_usings}public sealed class Surroundings\n{{\n{fields}{_text}\n}}",
            _ => $"{_usings}public sealed class Surroundings\n{{\n[Fact]\npublic async Task Runs()\n{{\n{locals}{_text}\n}}\n}}",
        };
    }

    // A method with a modifier or an attribute, and a field: none of them is a statement.
    private static bool IsMember(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax or BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax => true,
        GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function }
            => function.AttributeLists.Count > 0 || function.Modifiers.Any(SyntaxKind.PublicKeyword),
        _ => false,
    };

    // `{ ... }` and `=> ...` are what is left to the reader.
    private static string Unwritten(Match match, string before, string after, bool isArrow = false)
    {
        var isAsync = !isArrow && match.Groups["line"].Value.Contains("async ", StringComparison.Ordinal);
        return $"{match.Groups["line"].Value}{before}{(isAsync ? "await Task.Yield(); " : "")}throw new NotImplementedException(){(isArrow ? "" : ";")}{after}";
    }

    [GeneratedRegex(@"(?<line>^.*)\{ \.\.\. \}", RegexOptions.Multiline)]
    private static partial Regex Body();

    [GeneratedRegex(@"(?<line>^.*)=> \.\.\.;?", RegexOptions.Multiline)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\bapp\.(Get|Map|Use)")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(\[|public |internal |sealed )", RegexOptions.Multiline)]
    private static partial Regex TypeStart();
}
