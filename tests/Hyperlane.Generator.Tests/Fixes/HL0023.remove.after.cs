// Remove [
/// <summary>What pages have in common.</summary>
public abstract class Pages
{
    public class Inner;
}
