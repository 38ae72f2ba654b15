package safecity.workplace;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sentences of {@code messages/webapp} as a module beside the scripts that say them. A script imports it once, before
 * anything is drawn; the keys come without the bundle's own name.
 */
@RestController
@Hidden
class ScriptTexts {

    private static final String BUNDLE = "webapp";
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final Map<String, String> modules;

    ScriptTexts(ObjectMapper json) throws IOException {
        modules = Map.of("ko", module(json, BUNDLE), "en", module(json, BUNDLE + "_en"));
    }

    /** @param language {@code ko} or {@code en}; anything else is not found */
    @GetMapping("/camunda/assets/safecity/texts-{language}.js")
    ResponseEntity<String> texts(@PathVariable String language) {
        String module = modules.get(language);
        return module == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(SCRIPT)
                        .cacheControl(CacheControl.noCache())
                        .eTag(DigestUtils.md5DigestAsHex(module.getBytes(StandardCharsets.UTF_8)))
                        .body(module);
    }

    private static String module(ObjectMapper json, String bundle) throws IOException {
        Properties texts = EnglishModelNames.texts(bundle);
        Map<String, String> byKey = new TreeMap<>();
        texts.stringPropertyNames()
                .forEach(key -> byKey.put(key.substring(BUNDLE.length() + 1), texts.getProperty(key)));
        return "export default " + json.writeValueAsString(byKey) + ";\n";
    }
}
