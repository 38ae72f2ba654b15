package safecity.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A typeface that comes with the product; {@code pdf.xml} names them in this order, the later for what the earlier lack. */
enum Typeface {
    KOREAN("Noto Sans KR", "NotoSansKR-Regular.ttf"),
    /** Ticked boxes and other marks, and the letters of Europe's east that foreign names have. */
    MARKS("DejaVu Sans", "DejaVuSans.ttf");

    private static final int REGULAR = 400;
    private static final boolean PARTS_ONLY = true;

    private final String family;
    private final String file;
    private final CmapLookup glyphs;

    Typeface(String family, String file) {
        this.family = family;
        this.file = file;
        try (InputStream read = open();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(read))) {
            this.glyphs = font.getUnicodeCmapLookup();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean has(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    void putInto(PdfRendererBuilder renderer) {
        renderer.useFont(this::open, family, REGULAR, FontStyle.NORMAL, PARTS_ONLY);
    }

    private InputStream open() {
        return Objects.requireNonNull(Typeface.class.getResourceAsStream("/paper/fonts/" + file), file);
    }
}
