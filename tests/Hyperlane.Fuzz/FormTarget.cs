using Hyperlane.Endpoints.Forms;
using Hyperlane.Http;

namespace Hyperlane.Fuzz;

/// <summary>A multipart form.</summary>
internal sealed class FormTarget : IFuzzTarget
{
    public string Name => "form";

    public IReadOnlyList<string> Words { get; } =
        ["--b", "--b\r\n", "--b--", "--b--\r\n", "\r\n", "\n", "\r", "-", "--", "Content-Disposition: form-data; name=\"a\"\r\n", "Content-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n", "Content-Type: text/plain\r\n", "x", "\r\n\r\n", ":", "\"", "\\", ";", "\0"];

    public void Check(byte[] input, int cut)
        => Disagreement.Unless(Read(input, input.Length) == Read(input, Pieces.Place(input, cut)), "in two pieces it reads differently");

    private static string Read(byte[] input, int at)
    {
        var parser = new MultipartParser("b", 256);
        var seen = new System.Text.StringBuilder();
        var start = 0;
        try
        {
            foreach (var end in (int[])[at, input.Length])
            {
                while (true)
                {
                    var token = parser.Read(input.AsSpan(start, end - start), out var consumed);
                    if (token == MultipartToken.Content)
                    {
                        seen.Append(Convert.ToHexString(input.AsSpan(start, consumed)));
                    }
                    else if (token != MultipartToken.NeedMore)
                    {
                        seen.Append('|').Append(token);
                    }

                    start += consumed;
                    if (token == MultipartToken.End)
                    {
                        return seen.ToString();
                    }

                    if (token == MultipartToken.NeedMore)
                    {
                        break;
                    }
                }
            }
        }
        catch (ProblemException error)
        {
            seen.Append('!').Append(error.Problem.Status);
        }

        return seen.ToString();
    }
}
