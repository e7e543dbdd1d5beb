using System.Reflection;

namespace Hyperlane.Architecture.Tests;

/// <summary>Rooms keep their order as floors do.</summary>
public sealed class RoomTests
{
    private static readonly string Generator = typeof(RoomTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "GeneratorFile").Value!;

    private static readonly IReadOnlySet<Use> Uses = AssemblyUses.Of(typeof(HyperlaneApp).Assembly).Union(AssemblyUses.Of(Generator))
        .ToHashSet();

    public static TheoryData<string> All => [.. Rooms.Rules.Select(rule => rule.Room).Distinct()];

    [Theory]
    [MemberData(nameof(All))]
    public void A_room_uses_only_what_it_may(string room)
        => Assert.Empty(RulesOf(room).SelectMany(rule => rule.Broken(Uses, Rooms.Of)));

    [Theory]
    [MemberData(nameof(All))]
    public void Usings_of_a_room_name_only_what_it_may_use(string room)
        => Assert.Empty(SourceFile.All
            .SelectMany(file => RulesOf(room).SelectMany(rule => rule.BrokenUsings(file.Folder, file.Usings))
                .Select(used => $"{file} uses {used}")));

    /// <summary>
    /// The root puts the house together, so one of its types makes the server; no other there may know which protocol is served.
    /// </summary>
    [Fact]
    public void One_type_of_the_root_makes_the_server()
        => Assert.Equal(["HttpServerService"], Uses
            .Where(use => use.User.Namespace == "Hyperlane" && use.Used.Namespace is "Hyperlane.Http.Parsing" or "Hyperlane.Http.Serving")
            .Select(use => use.User.Name)
            .Distinct());

    /// <summary>A rule about a folder that is not there would never fail.</summary>
    [Fact]
    public void Rules_speak_of_rooms_that_exist()
    {
        var folders = SourceFile.All.Select(file => file.Folder).ToHashSet();
        Assert.All(Rooms.Rules.SelectMany(rule => rule.MustNotUse.Append(rule.Room)), room => Assert.Contains(room, folders));
    }

    /// <summary>Nearly every type is in a room: a finder that finds none would call every room sound.</summary>
    [Theory]
    [InlineData("Hyperlane.Endpoints", "Created`1", "Hyperlane/Endpoints/Results")]
    [InlineData("Hyperlane.WebSockets", "Room", "Hyperlane/WebSockets/Rooms")]
    [InlineData("Hyperlane.Http.Serving", "HttpConnection", "Hyperlane/Http/Serving")]
    [InlineData("Hyperlane.Generator.Models", "Diagnostics", "Hyperlane.Generator/Models")]
    [InlineData("System", "String", null)]
    public void The_room_of_a_type_is_known(string @namespace, string name, string? room)
        => Assert.Equal(room, Rooms.Of(new TypeName(@namespace, name)));

    /// <summary>Every rule, with a use that breaks it planted among those that are there.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_planted_use_breaks_the_rule(string room)
    {
        foreach (var (rule, other) in RulesOf(room).SelectMany(rule => rule.MustNotUse, (rule, other) => (rule, other)))
        {
            var planted = new Use(new TypeName("Planted", "User"), new TypeName("Planted", "Used"));
            string? RoomOf(TypeName type) => type == planted.User ? room : type == planted.Used ? other : Rooms.Of(type);

            Assert.Contains(planted, rule.Broken(Uses.Append(planted), RoomOf));
            Assert.Equal(Rooms.SharesNamespace(other) ? [] : [other.Replace('/', '.')],
                rule.BrokenUsings(room, ["System", other.Replace('/', '.')]));
        }
    }

    public static TheoryData<string> Pure => [.. PureRooms.All];

    [Theory]
    [MemberData(nameof(Pure))]
    public void A_room_without_IO_and_clock_stays_so(string room)
        => Assert.Empty(PureRooms.Broken(room, Uses, Rooms.Of));

    [Theory]
    [InlineData("System.IO.Pipelines", "PipeReader")]
    [InlineData("System.Threading.Tasks", "ValueTask`1")]
    [InlineData("System", "TimeProvider")]
    [InlineData("System", "Environment")]
    [InlineData("Hyperlane.Transport", "TransportConnection")]
    [InlineData("Hyperlane.Transport.Epoll", "EpollLoop")]
    public void A_planted_way_to_bytes_or_time_is_found(string @namespace, string name)
    {
        var planted = new Use(new TypeName("Planted", "User"), new TypeName(@namespace, name));
        Assert.All(PureRooms.All, room =>
        {
            Assert.Contains(room, SourceFile.All.Select(file => file.Folder));
            Assert.Equal([planted], PureRooms.Broken(room, Uses.Append(planted), type => type == planted.User ? room : Rooms.Of(type)));
        });
    }

    [Theory]
    [InlineData("Hyperlane.Http.Parsing", "Hyperlane.Http.Messages")]
    [InlineData("Hyperlane.Http.Serving", "Hyperlane.Http.Parsing")]
    [InlineData("Hyperlane.Generator.Reading", "Hyperlane.Generator.Models")]
    [InlineData("Hyperlane.Generator.Checking", "Hyperlane.Generator.Reading")]
    public void Known_uses_are_found(string user, string used)
        => Assert.Contains(Uses, use => use.User.Namespace == user && use.Used.Namespace == used);

    private static IEnumerable<RoomRule> RulesOf(string room) => Rooms.Rules.Where(rule => rule.Room == room);
}
