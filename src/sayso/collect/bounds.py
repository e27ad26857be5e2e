"""How much is taken in from outside, and for how long: every bound of this stage stands here, with its reason."""

# One page, text file or line of JSON Lines. The longest news pages saved with all their markup are a few
# megabytes; 50 MB leaves room for whole-year liveblogs and still fits many times into a small machine's memory.
MAX_INPUT_BYTES = 50_000_000

# Bytes looked at to tell what an input is: an HTML page shows its first tag well before that, also behind a
# long comment or a licence header.
SNIFF_BYTES = 65_536

# Piece in which files and answers are read: large enough to be quick, small enough to stop soon after a bound.
CHUNK_BYTES = 65_536

# Hops that a web address may send on. Link shorteners and consent pages use two or three; browsers give up at 20.
MAX_REDIRECTS = 5

# Seconds without any byte from the other side, and seconds for the whole fetch, redirects included: the second
# bound stops a server that sends one byte now and then.
SILENCE_SECONDS = 20.0
FETCH_SECONDS = 120.0


def in_megabytes(size: int) -> str:
    """A size for people, such as "50 MB"; below one megabyte in bytes."""
    return f"{size / 1_000_000:.0f} MB" if size >= 1_000_000 else f"{size} bytes"
