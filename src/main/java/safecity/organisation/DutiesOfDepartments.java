package safecity.organisation;

import org.springframework.stereotype.Component;
import safecity.engine.authorization.Duties;

@Component
class DutiesOfDepartments implements Duties {

    private final Departments departments;
    private final Routing routing;

    DutiesOfDepartments(Departments departments, Routing routing) {
        this.departments = departments;
        this.routing = routing;
    }

    @Override
    public boolean does(String group, String duty) {
        return departments
                .find(group)
                .flatMap(department -> routing.department(department.municipality(), duty))
                .filter(department -> department.id().equals(group))
                .isPresent();
    }
}
