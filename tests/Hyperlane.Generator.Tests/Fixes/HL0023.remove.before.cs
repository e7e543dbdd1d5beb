// Remove [
/// <summary>What pages have in common.</summary>
[Route("/pages")]
public abstract class Pages
{
    [Route("/inner")]
    public class Inner;
}
