using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Http;

/// <summary>
/// Asks JSON for each parameter of a constructor that has no default and knows no null: <c>record NewPost(string Title, int Stars)</c>
/// needs its stars. Without this a missing number would be 0, and nobody could tell; a missing text is null, which validation finds.
/// </summary>
internal static class JsonRequirement
{
    /// <summary>The same resolver, which asks.</summary>
    public static IJsonTypeInfoResolver AddTo(IJsonTypeInfoResolver resolver) => resolver.WithAddedModifier(Ask);

    private static void Ask(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            // What a context sets behind the constructor counts as a parameter, too, and is none.
            if (property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false, ParameterType: { IsValueType: true } taken }
                && Nullable.GetUnderlyingType(taken) is null)
            {
                property.IsRequired = true;
            }
        }
    }
}
