using System.Text.Json.Serialization;

namespace Library;

/// <summary>Something that stands on a shelf.</summary>
[JsonDerivedType(typeof(Bound), "bound")]
[JsonDerivedType(typeof(Disc), "disc")]
public abstract record Item(string Label);
