using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Validation;

[Route("/parcels")]
public static class ParcelEndpoints
{
    [Post]
    public static string Add(Parcel parcel) => $"{parcel.Weight} {parcel.Notes.IsDefault} {parcel.Codes.Length} {parcel.Marks?.Length}";

    [Post("/many")]
    public static int AddMany([MaxLength(1)] ImmutableArray<Author> authors) => authors.Length;

    [Get("/none")]
    public static ImmutableArray<int> None() => default;

    [Get("/none/task")]
    public static Task<ImmutableArray<int>?> NoneTask() => Task.FromResult<ImmutableArray<int>?>(default(ImmutableArray<int>));

    [Get("/some")]
    public static ImmutableArray<int> Some() => [1, 2];

    [Get("/null")]
    public static ImmutableArray<int>? Null() => null;
}
