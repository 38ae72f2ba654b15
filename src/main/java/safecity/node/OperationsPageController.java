package safecity.node;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What this node says about itself, for the administrator: health with its grounds, and the operator's figures. */
@Controller
class OperationsPageController {

    private static final String OURS = "safecity.";

    private final HealthEndpoint health;
    private final MeterRegistry registry;
    private final MessageSource messages;
    private final OperationsWords words;

    OperationsPageController(
            HealthEndpoint health, MeterRegistry registry, MessageSource messages, OperationsWords words) {
        this.words = words;
        this.health = health;
        this.registry = registry;
        this.messages = messages;
    }

    /** @param details what the part says about itself, in its own words */
    record Part(String name, String status, Map<String, String> details) {}

    /** @param value null before the first look */
    record Figure(String name, String text, @Nullable Double value) {}

    record Operations(String status, List<Part> parts, List<Figure> figures) {}

    @GetMapping("/operations")
    String page(Locale locale, Model model) {
        model.addAttribute("section", "operations");
        Operations raw = read(locale);
        model.addAttribute(
                "operations",
                new Operations(
                        raw.status(),
                        raw.parts().stream().map(part -> words.of(part, locale)).toList(),
                        raw.figures()));
        return "operations";
    }

    @GetMapping(path = "/api/operations", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Operation(summary = "Health of this node and the operator's figures, for the administrator", tags = "Operations")
    Operations read(@Parameter(hidden = true) Locale locale) {
        HealthComponent whole = health.health();
        List<Part> parts = whole instanceof CompositeHealth composite
                ? new TreeMap<>(composite.getComponents())
                        .entrySet().stream()
                                .map(one -> part(one.getKey(), one.getValue()))
                                .toList()
                : List.of();
        List<Figure> figures = registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith(OURS))
                .filter(meter -> meter.getId().getType() == Meter.Type.GAUGE
                        || meter.getId().getType() == Meter.Type.COUNTER)
                .sorted(Comparator.comparing(meter -> meter.getId().getName()))
                .map(meter -> figure(meter, locale))
                .toList();
        return new Operations(whole.getStatus().getCode(), parts, figures);
    }

    private static Part part(String name, HealthComponent component) {
        Map<String, String> details = new LinkedHashMap<>();
        if (component instanceof Health one) {
            one.getDetails().forEach((what, value) -> details.put(what, String.valueOf(value)));
        }
        return new Part(name, component.getStatus().getCode(), details);
    }

    private Figure figure(Meter meter, Locale locale) {
        String name = meter.getId().getName();
        double value = meter.measure().iterator().next().getValue();
        String of = meter.getId().getTags().stream().map(Tag::getValue).collect(Collectors.joining(", "));
        return new Figure(
                name,
                messages.getMessage("figure." + name, null, meter.getId().getDescription(), locale)
                        + (of.isEmpty() ? "" : " (" + of + ")"),
                Double.isNaN(value) ? null : value);
    }
}
