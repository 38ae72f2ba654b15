package safecity.forecast;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** When something is to be expected. */
@Schema(name = "ExpectedDays")
record Expected(
        @Schema(description = "Reached by this day in half of the trials")
        LocalDate half,

        @Schema(description = "In eight of ten trials") LocalDate eightOfTen,
        @Schema(description = "In nine of ten trials") LocalDate nineOfTen,

        @Schema(description = "Share of the trials that keep the planned day, in percent")
        int onTimePercent) {}
