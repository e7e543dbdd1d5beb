namespace Hyperlane.Architecture.Tests;

/// <summary>A request's way through the house goes down and never back up, and so does what the floors know of each other.</summary>
public sealed class FloorTests
{
    private static readonly IReadOnlySet<Use> Uses = AssemblyUses.Of(typeof(HyperlaneApp).Assembly);

    [Fact]
    public void Every_type_lives_on_a_floor()
    {
        var homeless = Uses.SelectMany(use => new[] { use.User, use.Used })
            .Where(type => IsOurs(type) && Floors.Of(type.Namespace) is null)
            .Distinct();

        Assert.Empty(homeless);
    }

    /// <summary>As the floors have one order, this also excludes circles.</summary>
    [Fact]
    public void Floors_use_only_what_is_below_them()
    {
        var upwards = from use in Uses
                      let user = Floors.Of(use.User.Namespace)
                      let used = Floors.Of(use.Used.Namespace)
                      where user is not null && used is not null && !Floors.Allow(user, used)
                      select use;

        Assert.Empty(upwards);
    }

    /// <summary>The compiled code does not show every use: constants and nameof leave no trace. Usings do.</summary>
    [Fact]
    public void Usings_point_only_downwards()
    {
        var upwards = from file in SourceFile.All
                      from used in file.Usings
                      let user = file.Project == "Hyperlane" ? Floors.Of(file.Namespace) : null
                      let floor = Floors.Of(used)
                      where user is not null && floor is not null && !Floors.Allow(user, floor)
                      select $"{file} uses {used}";

        Assert.Empty(upwards);
    }

    /// <summary>Sockets are the transport's. Only what starts the server knows their errors, to explain why it cannot listen.</summary>
    [Fact]
    public void Nobody_above_the_transport_knows_sockets()
    {
        string[] errors = ["SocketException", "SocketError"];
        var knowing = from use in Uses
                      where use.Used.Namespace == "System.Net.Sockets"
                      where Floors.Of(use.User.Namespace) is not (null or "Hyperlane.Transport")
                      where !(use.User == new TypeName("Hyperlane", "HttpServerService") && errors.Contains(use.Used.Name))
                      select use;

        Assert.Empty(knowing);
    }

    private static bool IsOurs(TypeName type) => type.Namespace.Split('.')[0] == "Hyperlane";
}
