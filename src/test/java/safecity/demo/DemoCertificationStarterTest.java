package safecity.demo;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import safecity.engine.processes.ProcessStarter;
import safecity.project.Certifications;
import safecity.project.Project;
import safecity.project.Projects;

/** Each demo project is started once, however often the application is. */
class DemoCertificationStarterTest {

    @Test
    void whatHasNotBeenStartedIsStartedForItsOwnMunicipalityAndNothingIsStartedTwice() {
        Projects projects = mock(Projects.class);
        Certifications certifications = mock(Certifications.class);
        ProcessStarter processes = mock(ProcessStarter.class);
        when(projects.all()).thenReturn(List.of(project("yeonsu-2022", "yeonsu"), project("jung-2021", "jung")));
        when(certifications.started("jung-2021")).thenReturn(true);
        new DemoCertificationStarter(projects, certifications, processes).run(null);
        verify(processes)
                .start("certification", "yeonsu-2022", Map.of("projectKey", "yeonsu-2022", "municipality", "yeonsu"));
        verifyNoMoreInteractions(processes);
    }

    private static Project project(String key, String municipality) {
        return new Project(key, municipality, "사업", "Project", null, "목표", "isc-6", false);
    }
}
