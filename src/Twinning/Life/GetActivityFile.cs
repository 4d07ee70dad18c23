using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>GET /activity-files/{fileId}: to be kept, never shown in place; a child's picture only with the consents, before that for the school that brought it.</summary>
internal static class GetActivityFile
{
    private const string Bytes = "select bytes from stored_file where sha256 = $1";

    internal static async Task<IResult> Handle(Guid fileId, HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FileConsent.FindAsync(connection, fileId, cancellation) is not { IsGone: false } file || await KnownActivity.FindAsync(connection, file.ActivityId, cancellation) is not { } activity)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (pair, refusal) = await PairAccess.ReadableAsync(connection, activity.AgreementId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (!FileConsent.MayRead(file.Consent, file.Side, pair!.Mine))
        {
            return FileConsent.Missing.ToProblem();
        }

        await using var command = new NpgsqlCommand(Bytes, connection);
        // Erased between the two looks: then it is gone.
        return await command.Add(file.Sha256).ExecuteScalarAsync(cancellation) is byte[] bytes ? FileTransfer.Attachment(http, bytes, file.MediaType, file.FileName) : Refusal.NotFound.ToProblem();
    }
}
