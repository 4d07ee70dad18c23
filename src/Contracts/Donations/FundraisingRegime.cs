namespace EduCoop.Contracts.Donations;

/// <summary>The law under which a campaign collects; every deadline derives from it.</summary>
public enum FundraisingRegime
{
    /// <summary>Gifts to education: Circular 16/2018/TT-BGDĐT.</summary>
    Tt16,

    /// <summary>Disaster, epidemic, incident or serious illness: Decree 93/2021/NĐ-CP.</summary>
    Nd93,

    /// <summary>Any other legal basis, named in the campaign's papers.</summary>
    Other,
}
