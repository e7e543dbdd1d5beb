namespace Hyperlane.Generator.Reading;

/// <summary>The names of the types that say what is valid.</summary>
internal static class ValidationNames
{
    public const string Annotations = "System.ComponentModel.DataAnnotations.";
    public const string Attribute = Annotations + "ValidationAttribute";
    public const string Validatable = Annotations + "IValidatableObject";
    public const string Display = Annotations + "DisplayAttribute";
    public const string DataType = Annotations + "DataTypeAttribute";
    public const string Required = Annotations + "RequiredAttribute";
    public const string JsonPropertyName = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string JsonConverter = "System.Text.Json.Serialization.JsonConverterAttribute";
    public const string JsonIgnore = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    public const string JsonInclude = "System.Text.Json.Serialization.JsonIncludeAttribute";
    public const string JsonExtensionData = "System.Text.Json.Serialization.JsonExtensionDataAttribute";
    public const string JsonDerivedType = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";
    public const string JsonPolymorphic = "System.Text.Json.Serialization.JsonPolymorphicAttribute";
    public const string JsonRequired = "System.Text.Json.Serialization.JsonRequiredAttribute";
    public const string JsonConstructor = "System.Text.Json.Serialization.JsonConstructorAttribute";
    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
}
