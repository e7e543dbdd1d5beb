using System.Collections.Concurrent;

namespace Library;

/// <summary>Keeps the books.</summary>
public sealed class BookStore
{
    private readonly ConcurrentDictionary<long, Book> _books = new();
    private long _last;

    public BookStore() => Add(new NewBook("Emma", Genre.Novel, new Author { Name = "Jane Austen" }));

    public IReadOnlyList<Book> All => [.. _books.Values.OrderBy(book => book.Id)];

    public Book? Find(long id) => _books.GetValueOrDefault(id);

    public bool Remove(long id) => _books.TryRemove(id, out _);

    public Book Add(NewBook book)
    {
        var id = Interlocked.Increment(ref _last);
        return _books[id] = new Book(id, book.Title, book.Genre, book.Author, new DateOnly(1815, 12, 23))
        {
            Tags = book.Tags
                ?? [],
            Isbn = book.Isbn
        };
    }
}
