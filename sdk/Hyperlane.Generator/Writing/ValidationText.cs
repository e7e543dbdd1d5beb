namespace Hyperlane.Generator.Writing;

/// <summary>What the files that validate have in common.</summary>
internal static class ValidationText
{
    /// <summary>A limit may be out of reach for the type of a value, and a type may be obsolete: neither is for the reader of generated code to mend.</summary>
    public const string Pragmas = "#pragma warning disable CS0612, CS0618, CS0652";

    /// <summary>Writes the namespaces whose types they use.</summary>
    public static CodeWriter WriteUsings(CodeWriter code) => code
        .Line("using global::Hyperlane.Endpoints.Validation;")
        .Line("using global::System;")
        .Line("using global::System.ComponentModel.DataAnnotations;")
        .Line("using global::System.Text.RegularExpressions;");
}
