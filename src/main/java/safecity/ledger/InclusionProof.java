package safecity.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * That a leaf lies under the root of a seal: the hashes beside its way up, as RFC 6962 (2.1.1) has them.
 *
 * @param position of the leaf, from 0 on
 * @param size     how many leaves the seal has
 */
record InclusionProof(int position, int size, List<byte[]> path) {

    /** @param levels as {@link MerkleTree#levels} gives them */
    static InclusionProof of(List<List<byte[]>> levels, int position) {
        List<byte[]> path = new ArrayList<>();
        int at = position;
        for (List<byte[]> level : levels.subList(0, levels.size() - 1)) {
            int beside = at ^ 1;
            if (beside < level.size()) {
                path.add(level.get(beside));
            }
            at /= 2;
        }
        return new InclusionProof(position, levels.get(0).size(), path);
    }

    boolean leads(byte[] leaf, byte[] root) {
        if (position < 0 || position >= size) {
            return false;
        }
        byte[] hash = leaf;
        int at = position;
        int next = 0;
        for (int width = size; width > 1; width = (width + 1) / 2) {
            if ((at ^ 1) < width) {
                if (next == path.size()) {
                    return false;
                }
                byte[] beside = path.get(next++);
                hash = at % 2 == 0 ? MerkleTree.node(hash, beside) : MerkleTree.node(beside, hash);
            }
            at /= 2;
        }
        return next == path.size() && Arrays.equals(hash, root);
    }
}
