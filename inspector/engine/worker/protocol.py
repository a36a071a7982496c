"""Which messages each wire carries between the parent and its workers."""

from inspector.engine.worker.finding_messages import ExposureCounted, FindingBatch, PackageNamed, SecretBatch
from inspector.engine.worker.messages import (
    ArtifactDigest,
    ArtifactOpened,
    Begin,
    Cancel,
    ContainerBatch,
    CoverSecrets,
    DigestBatch,
    EntryBatch,
    ImageBatch,
    Isolated,
    ListingDone,
    MapBatch,
    MapPart,
    ProblemBatch,
    RevealSecrets,
    Stop,
    WorkEnded,
    WorkProgress,
)
from inspector.engine.worker.preview_messages import (
    Content,
    CoveredContent,
    CrossedOver,
    CrossOver,
    FindPlace,
    FindText,
    MovePlace,
    OpenPair,
    OpenText,
    PairOpened,
    PairRequest,
    PictureRead,
    Place,
    ReadContent,
    ReadCovered,
    ReadPicture,
    ReadRows,
    ReadSpans,
    ReadUnmapped,
    Refused,
    Rows,
    Spans,
    TextOpened,
    TextRequest,
    Unmapped,
)
from inspector.engine.worker.search_messages import Search, SearchAt, SearchEnded, SearchFound, StopSearch
from inspector.engine.worker.structure_messages import (
    BranchRead,
    FindRawRecord,
    PageRead,
    RawRecordFound,
    RawRecordRead,
    ReadBranch,
    ReadPage,
    ReadRawRecord,
    ReadStructure,
    StructureRequest,
    StructureRows,
)

Request = ReadContent | ReadCovered | ReadPicture | TextRequest | PairRequest | StructureRequest
Command = (
    Begin | ReadContent | ReadCovered | ReadPicture | OpenText | ReadRows | ReadSpans | FindPlace
    | MovePlace | FindText
    | OpenPair | CrossOver | ReadUnmapped | ReadStructure | ReadRawRecord | FindRawRecord | ReadPage | ReadBranch
    | Search | StopSearch
    | CoverSecrets | RevealSecrets | Cancel | Stop
)  # fmt: skip
"""Parent -> worker."""
ToReader = Request | CoverSecrets | RevealSecrets | Cancel | Stop
"""Parent -> reader, once it has begun."""
Reply = (
    Content | CoveredContent | PictureRead | TextOpened | Rows | Spans | Place | PairOpened | CrossedOver | Unmapped
    | StructureRows | RawRecordRead | RawRecordFound | PageRead | BranchRead | Refused
)  # fmt: skip
FromWorker = (
    Isolated | ArtifactOpened | EntryBatch | ListingDone | ContainerBatch | MapPart | MapBatch | ImageBatch
    | DigestBatch | ArtifactDigest
    | ProblemBatch | FindingBatch | SecretBatch | PackageNamed | ExposureCounted | WorkProgress | WorkEnded
    | Content | CoveredContent | PictureRead | TextOpened | Rows | Spans | Place | PairOpened | CrossedOver | Unmapped
    | StructureRows | RawRecordRead | RawRecordFound | PageRead | BranchRead | Refused
    | SearchAt | SearchFound | SearchEnded
)  # fmt: skip
"""Worker -> parent."""
