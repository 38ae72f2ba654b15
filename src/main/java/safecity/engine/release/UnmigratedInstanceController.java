package safecity.engine.release;

import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import safecity.engine.identity.Account;

/** Tells an administrator which process instances an upgrade had to leave on older models, and why. */
@RestController
@RequestMapping("/api/unmigrated-instances")
class UnmigratedInstanceController {

    private final UnmigratedInstanceRepository unmigrated;

    UnmigratedInstanceController(UnmigratedInstanceRepository unmigrated) {
        this.unmigrated = unmigrated;
    }

    /** @throws AccessDeniedException unless an administrator asks */
    @GetMapping
    List<UnmigratedInstance> all(@AuthenticationPrincipal Account person) {
        if (!person.administrator()) {
            throw new AccessDeniedException("only an administrator reads which instances stay on older models");
        }
        return unmigrated.all();
    }
}
