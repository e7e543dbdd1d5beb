using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

public sealed class Parcel
{
    [MaxLength(2)]
    public ImmutableArray<string> Notes { get; set; }

    [JsonInclude, Range(1, 9)]
    public int Weight;
}

public static class Parcels
{
    [Post("/parcels")]
    public static ImmutableArray<string> Add(Parcel parcel) => parcel.Notes;
}
