using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>One row of a JSON document.</summary>
/// <param name="Value">The row, if it stands there as one value.</param>
/// <param name="IsFeature">Whether it is a feature of GeoJSON.</param>
/// <param name="Names">The names of its columns, if it is an array.</param>
/// <param name="Members">Its values, if they stand apart from each other.</param>
internal sealed record JsonRecord(JsonElement Value, bool IsFeature = false, IReadOnlyList<string>? Names = null,
    IEnumerable<(string Name, JsonElement Value)>? Members = null)
{
    /// <summary>Puts it into a row.</summary>
    public void Fill(JsonRow row)
    {
        var members = Members ?? Names?.Select((name, i) => (name, Value[i]));
        if (members is null)
        {
            row.Read(JsonMarshal.GetRawUtf8Value(Value), IsFeature);
            return;
        }

        row.Clear();
        foreach (var (name, value) in members)
        {
            row.Add(name, JsonMarshal.GetRawUtf8Value(value));
        }
    }
}
