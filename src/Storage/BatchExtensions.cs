using Npgsql;

namespace EduCoop.Storage;

/// <summary>Short words for building one <see cref="NpgsqlBatch"/>: one round trip, one transaction, all or nothing.</summary>
public static class BatchExtensions
{
    /// <summary>Adds one statement with positional parameters ($1, $2 …).</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of $1, $2 …; null is SQL NULL; moments are sent in UTC.</param>
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(Parameter(value));
        }

        batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>Adds one positional parameter.</summary>
    /// <param name="command">The command.</param>
    /// <param name="value">The value; null is SQL NULL.</param>
    public static NpgsqlCommand Add(this NpgsqlCommand command, object? value)
    {
        command.Parameters.Add(Parameter(value));
        return command;
    }

    /// <summary>Is this the clash on that one unique constraint? Any other error is a fault, not an answer.</summary>
    /// <param name="error">What the server said.</param>
    /// <param name="constraint">The constraint's name.</param>
    public static bool IsClashOn(this PostgresException error, string constraint) =>
        error.SqlState == PostgresErrorCodes.UniqueViolation && error.ConstraintName == constraint;

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        NpgsqlParameter ready => ready,
        null => new NpgsqlParameter { Value = DBNull.Value },
        DateTimeOffset moment => new NpgsqlParameter { Value = moment.ToUniversalTime() },
        DateTimeOffset[] moments => new NpgsqlParameter { Value = Array.ConvertAll(moments, moment => moment.ToUniversalTime()) },
        _ => new NpgsqlParameter { Value = value },
    };
}
