namespace Hyperlane.Generator.Reading;

/// <summary>For each constraint the type that a parameter best has; the check advises it and the code fix writes it.</summary>
internal static class ConstraintTypes
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["int"] = "int",
        ["range"] = "long",
        ["min"] = "long",
        ["max"] = "long",
        ["long"] = "long",
        ["decimal"] = "decimal",
        ["guid"] = "Guid",
        ["bool"] = "bool",
        ["datetime"] = "DateTime",
        ["alpha"] = "string",
    };
}
