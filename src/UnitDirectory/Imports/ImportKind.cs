namespace EduCoop.UnitDirectory.Imports;

/// <summary>What a file lists.</summary>
public enum ImportKind
{
    /// <summary>Provinces and cities under the centre.</summary>
    Provinces,

    /// <summary>Wards, communes, special zones.</summary>
    Communes,

    /// <summary>Types of units.</summary>
    UnitTypes,

    /// <summary>Schools and other institutions.</summary>
    Schools,

    /// <summary>Units of any type, with ids or codes of their own.</summary>
    Units,
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>Read and compared; nothing written yet.</summary>
    Previewed,

    /// <summary>Being written; goes on after a restart.</summary>
    Committing,

    /// <summary>Written completely.</summary>
    Committed,

    /// <summary>Stopped, because the directory had changed so that rows no longer fit.</summary>
    Refused,
}

/// <summary>What a row will do.</summary>
internal enum RowOutcome
{
    New,
    Changed,
    Same,
    Error,

    /// <summary>A person has to choose the commune first.</summary>
    Undecided,
}
