package com.tomriddelsdell.benchmarks.compare.ours;

import static org.assertj.core.api.Assertions.assertThat;

import com.tomriddelsdell.benchmarks.compare.caller.Tally;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TallyLineTest {

    @Test
    void what_one_process_writes_another_reads() {
        var waited = Tally.histogram();
        waited.recordValue(1_000_000);
        waited.recordValueWithCount(2_000_000, 99);

        var line = TallyLine.write(new Tally(waited, 500_000_000));

        assertThat(line.lines()).hasSize(1);
        assertThat(TallyLine.read(line).round()).isEqualTo(new Tally(waited, 500_000_000).round());
        assertThat(TallyLine.read(line).round().rate()).isEqualTo(200);
    }
}
