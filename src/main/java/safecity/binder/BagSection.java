package safecity.binder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import safecity.notation.OneLine;

/** What makes the files a bag (BagIt, RFC 8493), and the page that checks it without us. At the very end. */
@Component
@Order(8)
class BagSection implements BinderSection {

    private static final String DATA = "data/";
    private static final Pattern PART = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private final BinderRepository store;

    BagSection(BinderRepository store) {
        this.store = store;
    }

    private record Listed(String path, long size) {}

    @Override
    public void write(Making making) {
        BinderFiles files = making.files();
        Binder binder = making.binder();
        List<Binder.Part> payload = store.parts(binder.id()).stream()
                .filter(part -> part.path().startsWith(DATA))
                .toList();
        files.text("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        files.text("bag-info.txt", info(making, payload));
        files.text("index.html", page(making, payload));
        files.text("manifest-sha256.txt", manifest(payload));
        files.text(
                "tagmanifest-sha256.txt",
                manifest(store.parts(binder.id()).stream()
                        .filter(part ->
                                !part.path().startsWith(DATA) && !part.path().startsWith("tagmanifest"))
                        .toList()));
    }

    private static String info(Making making, List<Binder.Part> payload) {
        Binder binder = making.binder();
        long bytes = payload.stream().mapToLong(Binder.Part::size).sum();
        return """
                Source-Organization: %s
                External-Identifier: %s
                External-Description: %s
                Bagging-Date: %s
                Payload-Oxum: %d.%d
                Ledger-Head: %s
                """.formatted(
                        making.project().municipality(),
                        binder.name(),
                        OneLine.of(
                                binder.demand() == null
                                        ? making.project().titleKo() + " / "
                                                + making.project().titleEn()
                                        : binder.demand()),
                        binder.at().toLocalDate(),
                        bytes,
                        payload.size(),
                        binder.head());
    }

    private static String manifest(List<Binder.Part> parts) {
        return parts.stream()
                .map(part -> part.sha256() + "  " + encoded(part.path()) + "\n")
                .collect(Collectors.joining());
    }

    /** RFC 8493, 2.1.3. */
    static String encoded(String path) {
        return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    static String decoded(String path) {
        return path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    }

    private static String page(Making making, List<Binder.Part> payload) {
        String list = BinderFiles.line(payload.stream()
                .map(part -> new Listed(part.path(), part.size()))
                .toList());
        Map<String, String> parts = Map.of(
                "name", making.binder().name(),
                "title", escaped(making.project().titleKo()),
                "titleEn", escaped(making.project().titleEn()),
                "head", making.binder().head(),
                "list", list.replace("<", "\\u003c"),
                "script", resource("check.js"));
        return filled(resource("index.html"), parts);
    }

    /** In one go: what is put in is text, whatever a title or the name of a file looks like. */
    static String filled(String page, Map<String, String> parts) {
        return PART.matcher(page)
                .replaceAll(part -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(part.group(1)))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String resource(String name) {
        try (InputStream file = BagSection.class.getResourceAsStream("/binder/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
