using Npgsql;

namespace EduCoop.Storage;

/// <summary>
/// The service's database for the few statements that run all the time: their connections keep what was prepared for them, the plans of foreign keys and of triggers among it,
/// instead of throwing everything away whenever they go back to the pool. Only for statements whose plan does not depend on how many rows there are (inserts, reads by key),
/// and that leave nothing behind in their session.
/// </summary>
public sealed class PreparedDatabase : IAsyncDisposable
{
    private const int Statements = 40;
    private const int Connections = 8;

    internal PreparedDatabase(Func<NpgsqlDataSourceBuilder> source) => (Writes, Reads) = (Create(source()), Create(source()));

    /// <summary>For what writes.</summary>
    public NpgsqlDataSource Writes { get; }

    /// <summary>For reads by key. A pool of its own: however many ask, a writer finds a connection.</summary>
    public NpgsqlDataSource Reads { get; }

    private static NpgsqlDataSource Create(NpgsqlDataSourceBuilder source)
    {
        var settings = source.ConnectionStringBuilder;
        (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (Statements, 2);
        settings.NoResetOnClose = true;
        settings.MaxPoolSize = Connections;
        return source.Build();
    }

    /// <summary>Closes the idle connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await Reads.DisposeAsync();
        await Writes.DisposeAsync();
    }
}
