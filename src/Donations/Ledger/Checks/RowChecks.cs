using Dapper;
using EduCoop.Donations.Goods;
using Npgsql;

namespace EduCoop.Donations.Ledger.Checks;

/// <summary>Rows that must stand beside each other. The tree says that what is in it is as it was; this says that nothing counts that is not in it.</summary>
internal static class RowChecks
{
    private static readonly (string Code, string Sql, string Detail)[] All =
    [
        ("unbalanced", "select entry_sequence from leg group by entry_sequence, currency having sum(amount_minor) <> 0 order by entry_sequence limit 100", "Bút toán số {0} không cân."),
        ("without_leaf", "select e.sequence from entry e left join ledger_leaf l on l.entry_sequence = e.sequence where l.entry_sequence is null order by e.sequence limit 100", "Bút toán số {0} không có trong cây."),
        ("without_entry", "select distinct l.entry_sequence from leg l left join entry e on e.sequence = l.entry_sequence where e.sequence is null order by 1 limit 100", "Có vế mang số bút toán {0} mà không có bút toán ấy."),
        ("without_account", "select distinct l.entry_sequence from leg l left join account a using (account_id) where a.account_id is null order by 1 limit 100", "Bút toán số {0} có vế mang tài khoản không tồn tại."),
        ("without_entry", "select l.entry_sequence from statement_line l left join entry e on e.sequence = l.entry_sequence where e.sequence is null order by 1 limit 100", "Có dòng sao kê mang số bút toán {0} mà không có bút toán ấy."),
        ("without_entry", "select k.entry_sequence from classification k left join entry e on e.sequence = k.entry_sequence and e.kind = 'classification' where e.sequence is null order by 1 limit 100", "Có lần phân loại mang số bút toán {0} mà không có bút toán ấy."),
        ("beyond_head", "select l.index from ledger_leaf l left join ledger g using (ledger_id) where g.ledger_id is null or l.index >= g.size order by 1 limit 100", "Lá thứ {0} nằm ngoài cây."),
        ("taken_back", TakenBack, "Việc đảo khoản đóng góp ở bút toán số {0} không có đủ cả hai nơi."),
        ("unconfirmed", Unconfirmed, "Bút toán số {0} không có người thứ hai xác nhận."),
        ("described", Described, "Bút toán số {0} và biên bản nghiệm thu dịch vụ, công trình không khớp nhau."),
    ];

    // A gift counts no more if and only if an entry takes its entry back.
    private const string TakenBack = """
        select coalesce(r.entry_sequence, back.sequence) as sequence
        from reversed_donation r
        full join (
            select b.sequence, e.donation_id from entry b join entry e on e.sequence = b.reverses where b.kind = 'reversal' and e.kind = 'gift') back
          on back.sequence = r.entry_sequence and back.donation_id = r.donation_id
        where r.donation_id is null or back.donation_id is null
        order by 1 limit 100
        """;

    private const string Unconfirmed = """
        select e.sequence from entry e left join ledger_correction c on c.entry_sequence = e.sequence and c.state = 'confirmed' and c.decided_by <> c.proposed_by
        where e.kind in ('reversal', 'manual') and c.correction_id is null
        order by 1 limit 100
        """;

    // A service or work moves once, as much as its school accepted, and nothing but its own offer moves it.
    private const string Described = """
        select coalesce(moved.entry_sequence, d.entry_sequence) as sequence
        from (select l.entry_sequence, l.currency, l.amount_minor from leg l join goods_item g on g.item_code = l.currency and g.kind <> 'good' join entry e on e.sequence = l.entry_sequence
              where e.kind like 'goods%' and l.amount_minor > 0) moved
        full join (select entry_sequence, item_code, accepted from described_gift where state = 'accepted') d
          on d.entry_sequence = moved.entry_sequence and d.item_code = moved.currency and d.accepted = moved.amount_minor
        where moved.entry_sequence is null or d.entry_sequence is null
        order by 1 limit 100
        """;

    private const string GiftsWithoutEntry = """
        select d.donation_id from donation d left join entry e on e.donation_id = d.donation_id and e.kind = 'gift' where e.sequence is null order by 1 limit 100
        """;

    private const string Accounts = "select account_id, campaign_id, kind, place_id from account";

    private const string Moves = "select classification_id, donation_id, place, entry_sequence from classification";

    internal static async Task RunAsync(NpgsqlConnection connection, Findings found, CancellationToken cancellation)
    {
        foreach (var (code, sql, detail) in All)
        {
            foreach (var where in await connection.QueryAsync<long>(new CommandDefinition(sql, commandTimeout: 0, cancellationToken: cancellation)))
            {
                found.Add(code, where, string.Format(System.Globalization.CultureInfo.InvariantCulture, detail, where));
            }
        }

        foreach (var gift in await connection.QueryAsync<Guid>(new CommandDefinition(GiftsWithoutEntry, commandTimeout: 0, cancellationToken: cancellation)))
        {
            found.Add("without_entry", null, $"Khoản đóng góp {gift} không có bút toán.");
        }

        // Leaves name accounts and gifts by ids that follow from what they are: a row that says otherwise is not what was sealed.
        await foreach (var (id, campaign, kind, place) in connection.QueryUnbufferedAsync<(Guid, Guid, string, Guid?)>(Accounts, commandTimeout: 0).WithCancellation(cancellation))
        {
            if (new GoodsAccount(campaign, kind, place).Id != id)
            {
                found.Add("account", null, $"Tài khoản {id} không phải {kind} của đợt vận động {campaign}.");
            }
        }

        await foreach (var (id, gift, place, sequence) in connection.QueryUnbufferedAsync<(Guid, Guid, int, long)>(Moves, commandTimeout: 0).WithCancellation(cancellation))
        {
            if (DerivedId.Classification(gift, place) != id)
            {
                found.Add("classification", sequence, $"Lần phân loại ở bút toán số {sequence} không còn đúng thứ tự.");
            }
        }
    }
}
