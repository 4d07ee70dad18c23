using System.Text.Json.Serialization;
using EduCoop.Donations.Cash;
using EduCoop.Donations.Classification;
using EduCoop.Donations.DescribedGifts;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.Donations.Ledger.Periods;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>
/// Something that moves the ledger and is more than new gifts. It is data, so that a process without the lease can hand it over to the one that writes;
/// it decides and writes in that process's turn, in one transaction. Each kind stands in the file of its use case.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "act")]
[JsonDerivedType(typeof(ConfirmCash), "confirm_cash")]
[JsonDerivedType(typeof(ConfirmAssignment), "confirm_assignment")]
[JsonDerivedType(typeof(BookMoves), "book_moves")]
[JsonDerivedType(typeof(BookGoods), "book_goods")]
[JsonDerivedType(typeof(BookSending), "book_sending")]
[JsonDerivedType(typeof(BookDelivery), "book_delivery")]
[JsonDerivedType(typeof(BookReturn), "book_return")]
[JsonDerivedType(typeof(BookDescribed), "book_described")]
[JsonDerivedType(typeof(BookLoss), "book_loss")]
[JsonDerivedType(typeof(PlaceGift), "place_gift")]
[JsonDerivedType(typeof(FreeGift), "free_gift")]
[JsonDerivedType(typeof(ConfirmCorrection), "confirm_correction")]
[JsonDerivedType(typeof(ClosePeriod), "close_period")]
internal abstract record LedgerAct
{
    /// <returns>Null when it is to be committed; a refusal undoes all of it.</returns>
    internal abstract Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation);
}

/// <summary>A transaction in the writer's turn.</summary>
/// <param name="Transaction">Committed by the writer.</param>
/// <param name="Append">What adds entries.</param>
/// <param name="Numbers">Numbers for them.</param>
/// <param name="Now">Whole microseconds.</param>
internal sealed record LedgerTurn(NpgsqlTransaction Transaction, LedgerAppend Append, LedgerNumbers Numbers, DateTimeOffset Now)
{
    internal NpgsqlConnection Connection => Transaction.Connection!;

    internal NpgsqlBatch NewBatch() => new(Connection, Transaction);
}
