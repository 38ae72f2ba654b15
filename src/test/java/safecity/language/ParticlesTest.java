package safecity.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticlesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            조례            | 을 | 조례를
            위원회 구성      | 을 | 위원회 구성을
            법무팀          | 은 | 법무팀은
            안전관리과       | 은 | 안전관리과는
            구청장          | 이 | 구청장이
            감사            | 이 | 감사가
            서울            | 으로 | 서울로
            부산            | 으로 | 부산으로
            대구            | 으로 | 대구로
            계획            | 과 | 계획과
            예산서          | 과 | 예산서와
            서명            | 이나 | 서명이나
            도장            | 이라 | 도장이라
            도로            | 이며 | 도로며
            # quotation marks, brackets, blanks
            「조례」         | 을 | 「조례」를
            ‘계획’          | 이 | ‘계획’이
            공인번호(certificateNumber) | 은 | 공인번호(certificateNumber)는
            날짜(until)     | 은 | 날짜(until)는
            (구성)          | 은 | (구성)은
            법(제3조(목적)) | 을 | 법(제3조(목적))을
            # digits, as they are read
            0               | 은 | 0은
            1               | 을 | 1을
            1               | 으로 | 1로
            2               | 을 | 2를
            3               | 으로 | 3으로
            6               | 으로 | 6으로
            7               | 으로 | 7로
            8               | 으로 | 8로
            9               | 이 | 9가
            10              | 으로 | 10으로
            100             | 은 | 100은
            93,000          | 을 | 93,000을
            1,000,000,000,000 | 은 | 1,000,000,000,000는
            10,000,000,000,000,000 | 은 | 10,000,000,000,000,000은
            1.50            | 은 | 1.50은
            yeonsu-2022     | 을 | yeonsu-2022를
            2022-12-31      | 은 | 2022-12-31은
            50%             | 을 | 50%를
            # Latin letters: capitals are spelled, words are read
            ISCCC           | 을 | ISCCC를
            PDF             | 은 | PDF는
            URL             | 으로 | URL로
            XML             | 은 | XML은
            BPM             | 은 | BPM은
            ASEAN           | 이 | ASEAN이
            R               | 으로 | R로
            x               | 은 | x는
            yeonsu-lead     | 이 | yeonsu-lead가
            yeonsu-legal    | 이 | yeonsu-legal이
            yeonsu-health   | 이 | yeonsu-health가
            admin           | 으로 | admin으로
            network         | 을 | network를
            web             | 을 | web을
            Tasklist        | 을 | Tasklist를
            meeting         | 은 | meeting은
            plan.zip        | 은 | plan.zip은
            # letters of the alphabet
            ㄱ              | 을 | ㄱ을
            ㄹ              | 으로 | ㄹ로
            # nothing that is read
            …               | 을 | …를
            """)
    void theFormFollowsTheSoundBeforeIt(String word, String particle, String read) {
        assertThat(Particles.settle(Particles.mark("\u0001[" + particle + "]").replace("\u0001", word)))
                .isEqualTo(read);
    }

    @Test
    void whatAPersonWroteIsNoParticle() {
        String text = Particles.mark("‘{0}’[을] 적었습니다.");

        assertThat(Particles.settle(text.replace("{0}", "배[을] 사과[이]"))).isEqualTo("‘배[을] 사과[이]’를 적었습니다.");
    }

    @Test
    void aTextWithoutParticlesIsLeftAlone() {
        assertThat(Particles.settle(Particles.mark("추진계획 [가] {0} 을(를)"))).isEqualTo("추진계획 [가] {0} 을(를)");
    }

    @Test
    void severalParticlesEachFollowTheirOwnWord() {
        assertThat(Particles.settle(Particles.mark("위원회[이] 조례[을] 예산[과] 서울[으로]")))
                .isEqualTo("위원회가 조례를 예산과 서울로");
    }
}
