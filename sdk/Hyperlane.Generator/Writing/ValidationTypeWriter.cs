using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the file that validates objects of a type.</summary>
internal static class ValidationTypeWriter
{
    public static string Write(ValidationType type)
    {
        var code = new CodeWriter();
        code.Line(Text.Header)
            .Line($"// Written by Hyperlane for {type.Name}: what its attributes and its types ask of data from a request.")
            .Line("#nullable enable")
            .Line(Text.NoWarnings)
            .Line();
        WriteTrimming(code, type);
        code.Line("namespace Hyperlane.Generated;")
            .Line();
        ValidationText.WriteUsings(code)
            .Line()
            .Line(Text.MayUseObsolete)
            .Open($"internal static class {type.Checker}")
            .Open($"public static void Check({type.Type} it, ref ValidationRun run)");
        WriteDerived(code, type);
        var writer = new ValidationValueWriter(code, "it");
        var hasRules = type.IsValidatable || type.Rules.Count > 0;
        if (hasRules)
        {
            code.Line("var failures = run.Failures;");
        }

        for (var i = 0; i < type.Members.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            writer.Write(type.Members[i], $"it.{SymbolText.Identifier(type.Members[i].Name)}");
        }

        if (hasRules)
        {
            WriteRules(code, type, writer);
        }

        code.Close();
        writer.WriteStatics();
        return code.Close().ToString();
    }

    private static void WriteTrimming(CodeWriter code, ValidationType type)
    {
        if (type.Trimmed.Count == 0)
        {
            return;
        }

        code.Line("// Some of its attributes need reflection to check anything, and native compilers warn of them. The code below does without.");
        foreach (var id in type.Trimmed)
        {
            var scope = id.StartsWith("T:", StringComparison.Ordinal) ? "type" : "member";
            code.Line($"[assembly: global::System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(\"Trimming\", \"IL2026\", Scope = {Text.Quote(scope)}, Target = {Text.Quote(id)}, Justification = \"Validated by generated code.\")]");
        }

        code.Line();
    }

    private static void WriteDerived(CodeWriter code, ValidationType type)
    {
        for (var i = 0; i < type.Derived.Count; i++)
        {
            if (type.Derived[i].Checker.Length > 0)
            {
                code.Open($"if (it is {type.Derived[i].Type} derived{i})")
                    .Line($"{type.Derived[i].Checker}.Check(derived{i}, ref run);")
                    .Line("return;")
                    .Close()
                    .Line();
            }
        }
    }

    /// <summary>Rules about the whole may count on its parts, so they come last and only where those are sound.</summary>
    private static void WriteRules(CodeWriter code, ValidationType type, ValidationValueWriter writer)
    {
        var fields = string.Concat(type.Members.Concat(type.Names).Select(member => ", " + writer.Declare(member)));
        code.Line().Line("// Rules about the whole count on its parts.");
        foreach (var rule in type.Rules)
        {
            var attribute = writer.Keep("ValidationAttribute", "TypeRule", rule.Arguments[0]);
            code.Open("if (run.IsSound(failures))").Line($"run.AskAll({attribute}, it{fields});").Close();
        }

        if (type.IsValidatable)
        {
            code.Open("if (run.IsSound(failures))").Line($"run.AskItself(it{fields});").Close();
        }
    }
}
