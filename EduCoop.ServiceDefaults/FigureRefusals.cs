using EduCoop.Contracts.Figures;

namespace EduCoop.ServiceDefaults;

/// <summary>Why an owner does not say what it counts.</summary>
public static class FigureRefusals
{
    /// <summary>The question is outside its bounds.</summary>
    public static Refusal AskedWrong { get; } = new("figures_asked", "Câu hỏi số liệu chưa đúng.", $"unitIds cần từ 1 đến {FiguresAsked.Most} đơn vị; from không sau to.");
}
