using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Hyperlane.Tests.Endpoints.Validation;

/// <summary>Arrays in structs, and fields that JSON is told to see.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Fields are what is tested.")]
public sealed record Parcel(ImmutableArray<Author> Senders, ImmutableArray<string> Notes = default)
{
    [JsonInclude, Range(1, 9)]
    public int Weight = 1;

    [JsonInclude, JsonPropertyName("to")]
    public Author? Receiver;

#pragma warning disable HL0032 // A field that JSON does not see.
    public int NotSeen = 7;
#pragma warning restore HL0032

    [Length(1, 2)]
    public ImmutableArray<int> Codes { get; set; } = [5];

    [MaxLength(1)]
    public ImmutableArray<int>? Marks { get; set; }

    public ImmutableArray<string> Tags { get; set; }
}
