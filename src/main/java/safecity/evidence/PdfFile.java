package safecity.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import safecity.refusal.Refusal;

/** What a PDF (ISO 32000) brings along besides pages: everything that can be reached in it is looked at. */
final class PdfFile {

    private static final int MOST_VALUES = 5_000_000;
    private static final Set<String> SCRIPTS = Set.of("JS", "JavaScript", "XFA");
    private static final Set<String> ATTACHED = Set.of("EF", "EmbeddedFiles", "RichMediaContent");
    /** Actions that start something or send something (12.6.4). */
    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "GoToE");

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> ahead = new ArrayDeque<>();

    private PdfFile() {}

    /** @throws Refusal {@code evidence.encrypted}, {@code evidence.macros}, {@code evidence.attached}, {@code evidence.damaged} */
    static void check(Path file) {
        try (RandomAccessReadBufferedFile content = new RandomAccessReadBufferedFile(file);
                PDDocument document = Loader.loadPDF(content, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw CompoundFile.encrypted();
            }
            new PdfFile().look(document.getDocument().getTrailer());
        } catch (InvalidPasswordException locked) {
            throw CompoundFile.encrypted();
        } catch (IOException broken) {
            throw Refusal.of("evidence.damaged").field("file");
        }
    }

    private void look(COSDictionary trailer) {
        ahead.add(trailer);
        int values = 0;
        while (!ahead.isEmpty()) {
            if (++values > MOST_VALUES) {
                throw Refusal.of("evidence.tooComplex").field("file");
            }
            COSBase next = ahead.poll();
            if (next instanceof COSDictionary dictionary) {
                check(dictionary);
                dictionary.getValues().forEach(this::visit);
            } else if (next instanceof COSArray array) {
                array.forEach(this::visit);
            }
        }
    }

    private void visit(COSBase value) {
        COSBase inside = value instanceof COSObject reference ? reference.getObject() : value;
        if ((inside instanceof COSDictionary || inside instanceof COSArray) && seen.add(inside)) {
            ahead.add(inside);
        }
    }

    private static void check(COSDictionary dictionary) {
        for (COSName key : dictionary.keySet()) {
            if (SCRIPTS.contains(key.getName())) {
                throw Refusal.of("evidence.macros").field("file");
            }
            if (ATTACHED.contains(key.getName())) {
                throw Refusal.of("evidence.attached").field("file");
            }
        }
        String action = dictionary.getNameAsString(COSName.S);
        if (action != null && ACTIONS.contains(action)) {
            throw Refusal.of("evidence.macros").field("file");
        }
    }
}
