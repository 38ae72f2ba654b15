package safecity.binder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import safecity.evidence.FiledPieces;
import safecity.evidence.FiledPieces.Piece;
import safecity.evidence.FiledPieces.Version;
import safecity.notation.Csv;

/** The documents on file, each version as it was filed, and a list of them. */
@Component
@Order(3)
class EvidenceSection implements BinderSection {

    static final Set<String> LISTS = Set.of("data/evidence/evidence.csv", "data/evidence/evidence.json");

    /** What one of the usual file systems doesn't take in a name. */
    private static final Pattern UNUSABLE = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");

    /** Names that Windows has for devices, and ends that it drops: such a file would be missing where the package is unpacked. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

    private static final Pattern DROPPED = Pattern.compile("[. ]$");

    private final FiledPieces pieces;

    EvidenceSection(FiledPieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public void write(Making making) {
        Csv list = new Csv(
                "id",
                "version",
                "title",
                "kind",
                "criterion",
                "owner",
                "publication",
                "documentNumber",
                "filedAt",
                "filedBy",
                "withdrawn",
                "size",
                "sha256",
                "file");
        List<Piece> told = new ArrayList<>();
        for (Piece piece : pieces.of(making.project(), making.reader(), making.until())) {
            if (!making.selection().takes(piece)) {
                continue;
            }
            if (!piece.readable()) {
                making.files().leaveOut("evidence", String.valueOf(piece.id()), BinderFiles.RIGHT);
                continue;
            }
            told.add(piece);
            for (Version version : piece.versions()) {
                String path = path(piece, version);
                making.files().evidence("data/" + path, version.sha256());
                list.row(
                        piece.id(),
                        version.version(),
                        piece.title(),
                        piece.kind(),
                        piece.criterion(),
                        piece.owner(),
                        piece.publication(),
                        piece.documentNumber(),
                        version.filedAt(),
                        version.filedBy(),
                        piece.withdrawn(),
                        version.size(),
                        version.sha256(),
                        path);
            }
        }
        making.files().text("data/evidence/evidence.csv", list.toString());
        making.files().json("data/evidence/evidence.json", told);
    }

    static String path(Piece piece, Version version) {
        return "evidence/%d/v%d/%s".formatted(piece.id(), version.version(), usable(version.fileName()));
    }

    static String usable(String name) {
        String plain = DROPPED.matcher(UNUSABLE.matcher(name).replaceAll("_")).replaceAll("_");
        return DEVICE.matcher(plain).matches() ? "_" + plain : plain;
    }
}
