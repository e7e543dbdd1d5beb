using System.Globalization;
using System.Text;
using System.Text.Json;
using Hyperlane.Json;

namespace Hyperlane.Endpoints.Validation;

/// <summary>The way from the root of a value to where a walk is. It is put into words only when something is wrong.</summary>
internal struct FieldPath(JsonNamingPolicy? policy)
{
    private const int FirstRoom = 8;

    // A member, the key of a dictionary, or null for an index.
    private (object? Name, int Index)[]? _steps;

    public int Depth { get; private set; }

    public bool Push(object? name, int index)
    {
        _steps ??= new (object?, int)[FirstRoom];
        if (Depth == _steps.Length)
        {
            Array.Resize(ref _steps, Depth * 2);
        }

        _steps[Depth++] = (name, index);
        return true;
    }

    public void Pop() => Depth--;

    /// <summary>The name of a member in the request.</summary>
    public readonly string NameOf(Field field) => field.RequestName ?? policy?.ConvertName(field.Name) ?? field.Name;

    /// <summary>The path of a member of this place.</summary>
    public readonly string With(Field field)
    {
        var name = NameOf(field);
        return Depth == 0 ? name : name == JsonPath.Root ? ToString() : $"{ToString()}.{name}";
    }

    public override readonly string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Depth; i++)
        {
            var (name, index) = _steps![i];
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
                continue;
            }

            var step = name is Field field ? NameOf(field) : JsonPath.Key((string)name);
            text.Append(text.Length == 0 || step.StartsWith('[') ? "" : ".").Append(step);
        }

        return text.Length == 0 ? JsonPath.Root : text.ToString();
    }
}
