using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;

namespace Library;

/// <summary>The books, and what can be done with them.</summary>
[Route("/books")]
public sealed class BookEndpoints(BookStore books)
{
    /// <summary>Lists the books, page by page.</summary>
    /// <remarks>The newest come last. See <see cref="Search"/> for <b>more</b> than a <paramref name="genre"/>.</remarks>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="size">How many books are on a page.</param>
    /// <param name="genre">Only books of this genre.</param>
    /// <param name="tag">Only books with one of these words.</param>
    /// <returns>The books of the page.</returns>
    [Get]
    public Page<Book> List([Range(1, int.MaxValue)] int page = 1, [Range(1, 100)] int size = 20, Genre? genre = null, string[]? tag = null)
    {
        var found = books.All.Where(book => genre is null || book.Genre == genre)
            .Where(book => tag is null || book.Tags.Intersect(tag).Any()).ToArray();
        return new([.. found.Skip((page - 1) * size).Take(size)], found.Length);
    }

    /// <summary>Looks for books.</summary>
    [Get("/search")]
    public IReadOnlyList<Book> Search([FromQuery] Filter filter)
        => [.. books.All.Where(book => book.Title.Contains(filter.Words, StringComparison.OrdinalIgnoreCase)).Take(filter.Limit)];

    /// <summary>Finds a book by its number.</summary>
    /// <param name="id" example="1">The number.</param>
    [Get("/{id:min(1)}")]
    public Book? Find(long id) => books.Find(id);

    /// <summary>Adds a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="dryRun">Whether to leave it at the trying.</param>
    /// <returns>The book as it stands now.</returns>
    [Post]
    public Created<Book> Add(NewBook book, [FromHeader] bool dryRun = false)
    {
        var added = dryRun ? new Book(0, book.Title, book.Genre, book.Author, null) : books.Add(book);
        return new($"/books/{added.Id}", added);
    }

    /// <summary>Puts another book in the place of one.</summary>
    /// <response code="409">Somebody has it at home.</response>
    [Put("/{id:min(1)}")]
    public Result<Book> Replace(long id, NewBook book)
        => books.Find(id) is null ? Problem.NotFound() : book.Title == "Emma" ? Problem.Conflict() : books.Add(book);

    /// <summary>Takes a book away.</summary>
    [Delete("/{number:min(1)}")]
    public Result Remove(long number) => books.Remove(number) ? Results.NoContent() : Problem.NotFound();

    /// <summary>Sends all books, as they are found.</summary>
    [Get("/export")]
    public async IAsyncEnumerable<Book> Export()
    {
        foreach (var book in books.All)
        {
            await Task.Yield();
            yield return book;
        }
    }

    /// <summary>Tells of new books.</summary>
    [Get("/news")]
    public async IAsyncEnumerable<SseItem<Book>> News()
    {
        await Task.Yield();
        yield return new SseItem<Book>(books.All[0], "book");
    }

    /// <summary>The picture on the cover.</summary>
    [Get("/{id:min(1)}/cover")]
    public FileResult Cover(long id) => Results.Bytes(new[] { (byte)id }, "image/png");

    /// <summary>Puts a picture on the cover, and others inside.</summary>
    /// <param name="id">The number.</param>
    /// <param name="caption" example="The sea at Lyme">What is seen.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="pages">The pictures inside.</param>
    [Put("/{id:min(1)}/cover")]
    public Cover Illustrate(long id, [FromForm] string caption, UploadedFile picture, IReadOnlyList<UploadedFile> pages)
        => new(id, caption, picture.FileName, picture.Length, pages.Sum(page => page.Length));

    /// <summary>Where the book can be bought.</summary>
    [Get("/{id:min(1)}/shop")]
    public Redirect Shop(long id) => new($"https://shop.example/{id}");

    /// <summary>The title alone.</summary>
    [Get("/{id:min(1)}/title"), Obsolete("Find tells it, too.")]
    public string? Title(long id) => books.Find(id)?.Title;
}
