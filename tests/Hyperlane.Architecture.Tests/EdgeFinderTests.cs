using Mono.Cecil;

namespace Hyperlane.Architecture.Tests;

/// <summary>A finder that finds nothing would call every house sound.</summary>
public sealed class EdgeFinderTests
{
    public static TheoryData<string> Ways => [.. typeof(Users).GetNestedTypes().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_way_to_use_a_type_is_found(string way)
    {
        using var module = ModuleDefinition.ReadModule(typeof(Users).Assembly.Location);
        var user = module.GetTypes().Single(type => type.DeclaringType?.Name == nameof(Users) && type.Name == way);

        Assert.Contains(new TypeName(typeof(TargetAttribute).Namespace!, nameof(TargetAttribute)), TypeUses.Of(user));
    }

    [Fact]
    public void What_lies_in_lambdas_and_async_methods_belongs_to_the_type_around()
    {
        var used = AssemblyUses.Of(typeof(EdgeFinderTests).Assembly).Where(use => use.User.Name == nameof(Hidden))
            .Select(use => use.Used.Name);

        Assert.Contains(nameof(TargetAttribute), used);
        Assert.Contains(nameof(SourceFile), used);
    }

    [Theory]
    [InlineData("Hyperlane.Http", "Hyperlane.Transport")]
    [InlineData("Hyperlane.Middleware", "Hyperlane.Http")]
    [InlineData("Hyperlane.Routing", "Hyperlane.Http")]
    [InlineData("Hyperlane", "Hyperlane.Routing")]
    [InlineData("Hyperlane.Transport", "System.Net.Sockets")]
    public void Known_edges_are_found(string user, string used)
        => Assert.Contains(AssemblyUses.Of(typeof(HyperlaneApp).Assembly), use => use.User.Namespace == user && use.Used.Namespace == used);

    [Theory]
    [InlineData("Hyperlane", "Hyperlane.Transport", true)]
    [InlineData("Hyperlane.Http", "Hyperlane.Transport", true)]
    [InlineData("Hyperlane.Http", "Hyperlane.Http", true)]
    [InlineData("Hyperlane.Transport", "Hyperlane.Http", false)]
    [InlineData("Hyperlane.Http", "Hyperlane", false)]
    [InlineData("Hyperlane.Routing", "Hyperlane.Middleware", false)]
    public void Upwards_is_not_allowed(string user, string used, bool allowed)
        => Assert.Equal(allowed, Floors.Allow(user, used));

    [Theory]
    [InlineData("Hyperlane", "Hyperlane")]
    [InlineData("Hyperlane.Routing.Constraints", "Hyperlane.Routing")]
    [InlineData("Hyperlane.HttpClients", null)]
    [InlineData("System.Net", null)]
    public void A_room_belongs_to_its_floor(string @namespace, string? floor)
        => Assert.Equal(floor, Floors.Of(@namespace));
}
