namespace Hyperlane.Generator.Writing;

/// <summary>What the files that validate have in common.</summary>
internal static class ValidationText
{
    /// <summary>Writes the namespaces whose types they use.</summary>
    public static CodeWriter WriteUsings(CodeWriter code) => code
        .Line("using global::Hyperlane.Endpoints.Validation;")
        .Line("using global::System;")
        .Line("using global::System.ComponentModel.DataAnnotations;")
        .Line("using global::System.Text.RegularExpressions;");
}
