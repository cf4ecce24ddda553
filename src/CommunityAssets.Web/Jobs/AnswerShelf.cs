using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Jobs;

/// <summary>
/// Answers kept for whoever asks the same again, bounded in number and in bytes; the one that was wanted longest ago goes first. Forgets
/// all when the atlas changes. Not thread-safe: used under the lock of <see cref="WorkRoom"/>.
/// </summary>
/// <param name="limits">The bounds.</param>
internal sealed class AnswerShelf(JobLimits limits)
{
    private readonly Dictionary<Question, LinkedListNode<PieceOfWork>> _known = [];
    private readonly LinkedList<PieceOfWork> _latestFirst = new();
    private long _bytes;
    private long _version = -1;

    /// <summary>How many are kept.</summary>
    public int Count => _known.Count;

    /// <summary>The finished work that answers a question; null for none.</summary>
    public PieceOfWork? Find(Question question)
    {
        if (!_known.TryGetValue(question, out var node))
        {
            return null;
        }

        _latestFirst.Remove(node);
        _latestFirst.AddFirst(node);
        return node.Value;
    }

    /// <summary>Keeps finished work, unless it is too much or the atlas has changed since it was asked for.</summary>
    public void Keep(PieceOfWork done)
    {
        if (done.Question.Version != _version && _version >= 0)
        {
            return;
        }

        if (done.Bytes > limits.Bytes || limits.Answers < 1 || _known.ContainsKey(done.Question))
        {
            return;
        }

        _known.Add(done.Question, _latestFirst.AddFirst(done));
        _bytes += done.Bytes;
        while (_known.Count > limits.Answers || _bytes > limits.Bytes)
        {
            var last = _latestFirst.Last!.Value;
            _latestFirst.RemoveLast();
            _known.Remove(last.Question);
            _bytes -= last.Bytes;
        }
    }

    /// <summary>Forgets everything: the atlas is at another version.</summary>
    public void Forget(long version)
    {
        _version = version;
        _known.Clear();
        _latestFirst.Clear();
        _bytes = 0;
    }
}
