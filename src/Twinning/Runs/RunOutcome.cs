using EduCoop.Matching;

namespace EduCoop.Twinning.Runs;

/// <summary>What a run came to, as numbers beside its solutions.</summary>
/// <param name="Seekers">Schools that need a partner and may have one here.</param>
/// <param name="Disadvantaged">Of these: border, specially difficult, boarding, semi-boarding.</param>
/// <param name="Supporters">Schools that offer places.</param>
/// <param name="Places">Their places together.</param>
/// <param name="CandidatePairs">Pairs that the rules allow and that share a theme.</param>
/// <param name="ActivePairs">Of these, promised today.</param>
/// <param name="PairsLostToStability">Pairs that only the optimum has.</param>
/// <param name="DisadvantagedLostToStability">Disadvantaged schools that only the optimum gives a partner.</param>
/// <param name="CostOfStability">Cost of the stable pairing less that of the optimum; below zero where it has fewer pairs.</param>
/// <param name="CostOfFairness">What it costs that disadvantaged schools go first.</param>
/// <param name="DisadvantagedWonByFairness">Disadvantaged schools that have a partner only because they go first.</param>
/// <param name="BlockingPairs">In the optimum: pairs of schools that would both rather have each other.</param>
/// <param name="DroppedFixedPairs">Fixed pairs that the rules or themes no longer allow.</param>
public sealed record RunOutcome(
    int Seekers, int Disadvantaged, int Supporters, int Places, int CandidatePairs, int ActivePairs, int PairsLostToStability, int DisadvantagedLostToStability, long CostOfStability,
    long CostOfFairness, int DisadvantagedWonByFairness, int BlockingPairs, int DroppedFixedPairs)
{
    internal static RunOutcome Of(RunResult result)
    {
        var (market, comparison) = (result.Built.Market, result.Comparison);
        return new(
            market.Seekers.Length, market.Seekers.ToArray().Count(seeker => seeker.IsDisadvantaged), market.Supporters.Length, market.Supporters.ToArray().Sum(supporter => supporter.Capacity),
            market.Pairs.Length, market.Pairs.ToArray().Count(pair => pair.IsActive), comparison.PairsLostToStability, comparison.DisadvantagedLostToStability, comparison.CostOfStability,
            comparison.CostOfFairness, comparison.DisadvantagedWonByFairness, comparison.BlockingPairs, result.Built.Dropped.Count);
    }
}

/// <summary>Why a run gave nothing.</summary>
/// <param name="Code">Stable name in snake_case.</param>
/// <param name="Title">Vietnamese: what.</param>
/// <param name="Detail">Vietnamese: where, and how to mend it.</param>
public sealed record RunFailure(string Code, string Title, string Detail)
{
    internal static readonly RunFailure GaveUp = new("run_gave_up", "Lượt ghép cặp bị ngắt quá nhiều lần.", "Chạy lại; nếu vẫn vậy, báo người vận hành kèm mã lượt.");

    /// <summary>The library's refusal in an office's words; schools are named by the run's input.</summary>
    internal static RunFailure Of(MarketRefusedException refused) => refused.Refusals.Select(refusal => refusal.Code).FirstOrDefault() switch
    {
        "fixed-over-wanted" => new("fixed_over_wanted", "Một trường được cố định nhiều cặp hơn số trường nhận kết nghĩa.", "Bỏ bớt cặp cố định của trường đó, hoặc chạy lại với số trường mong muốn lớn hơn."),
        "fixed-over-capacity" => new("fixed_over_capacity", "Một trường hỗ trợ được cố định nhiều cặp hơn số chỗ đã đăng ký.", "Bỏ bớt cặp cố định của trường đó, hoặc đề nghị trường đăng ký thêm chỗ."),
        "fixed-over-quota" => new("fixed_over_quota", "Cặp cố định vượt hạn mức của lĩnh vực.", "Bỏ bớt cặp cố định, hoặc chạy lại với hạn mức lớn hơn."),
        "too-many-pairs" => new("too_many_pairs", "Quá nhiều cặp có thể ghép.", $"Tối đa {BuildMarket.MostPairs} cặp một lượt: chạy cho từng đơn vị cấp dưới."),
        var code => new("market_refused", "Không ghép được với dữ liệu này.", $"Mã kỹ thuật: {code ?? "không rõ"}. Báo người vận hành kèm mã lượt."),
    };
}
